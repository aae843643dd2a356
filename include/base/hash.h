/* 64-bit non-cryptographic hashing (FNV-1a with a final mix): for caches and change detection,
 * never for trust. Source: Fowler, Noll, Vo; finaliser from MurmurHash3 (public domain). */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START 0xcbf29ce484222325u

uint64_t hash_bytes(uint64_t h, const void *bytes, size_t length);
uint64_t hash_text(uint64_t h, const char *text); /* NULL counts as "" */
uint64_t hash_u64(uint64_t h, uint64_t value);
uint64_t hash_float(uint64_t h, float value); /* -0 and 0 are the same */

#endif
