/* Signatures that were found right once are not checked again: nearly all the time of the tests of
 * power cuts would go into the same few. Only what is right is remembered, whole, byte by byte; all
 * else asks the room of signatures. Linked in front of it with --wrap. */
#include "signs.h"

#include <stdlib.h>
#include <string.h>

#define SIGNS 64

struct sign {
    struct minisign_signature s;
    struct minisign_public key;
    uint8_t hash[MINISIGN_HASH];
    bool of_file;
};

static struct sign *signs;
static size_t sign_count;
static uint64_t sign_asked;

bool __real_minisign_check_comment(const struct minisign_signature *s,
                                   const struct minisign_public *key, struct err *err);
bool __real_minisign_check_file(const struct minisign_signature *s,
                                const struct minisign_public *key,
                                const uint8_t hash[MINISIGN_HASH], struct err *err);
bool __wrap_minisign_check_comment(const struct minisign_signature *s,
                                   const struct minisign_public *key, struct err *err);
bool __wrap_minisign_check_file(const struct minisign_signature *s,
                                const struct minisign_public *key,
                                const uint8_t hash[MINISIGN_HASH], struct err *err);

static bool sign_same(const struct sign *a, const struct minisign_signature *s,
                      const struct minisign_public *key)
{
    return memcmp(&a->key, key, sizeof *key) == 0 && memcmp(a->s.id, s->id, sizeof s->id) == 0 &&
           memcmp(a->s.file, s->file, sizeof s->file) == 0 &&
           memcmp(a->s.comment_too, s->comment_too, sizeof s->comment_too) == 0 &&
           strcmp(a->s.comment, s->comment) == 0;
}

static bool sign_known(const struct minisign_signature *s, const struct minisign_public *key,
                       const uint8_t *hash)
{
    size_t i;
    sign_asked++;
    for (i = 0; i < sign_count; i++) {
        if (signs[i].of_file == (hash != NULL) && sign_same(&signs[i], s, key) &&
            (!hash || memcmp(signs[i].hash, hash, MINISIGN_HASH) == 0)) {
            return true;
        }
    }
    return false;
}

static void sign_learn(const struct minisign_signature *s, const struct minisign_public *key,
                       const uint8_t *hash)
{
    struct sign *new;
    if (!signs) {
        signs = calloc(SIGNS, sizeof *signs);
    }
    if (!signs || sign_count == SIGNS) {
        return;
    }
    new = &signs[sign_count++];
    new->s = *s;
    new->key = *key;
    new->of_file = hash != NULL;
    if (hash) {
        memcpy(new->hash, hash, MINISIGN_HASH);
    }
}

bool __wrap_minisign_check_comment(const struct minisign_signature *s,
                                   const struct minisign_public *key, struct err *err)
{
    if (sign_known(s, key, NULL)) {
        return true;
    }
    if (!__real_minisign_check_comment(s, key, err)) {
        return false;
    }
    sign_learn(s, key, NULL);
    return true;
}

bool __wrap_minisign_check_file(const struct minisign_signature *s,
                                const struct minisign_public *key,
                                const uint8_t hash[MINISIGN_HASH], struct err *err)
{
    if (sign_known(s, key, hash)) {
        return true;
    }
    if (!__real_minisign_check_file(s, key, hash, err)) {
        return false;
    }
    sign_learn(s, key, hash);
    return true;
}

uint64_t signs_asked(void)
{
    return sign_asked;
}

void signs_forget(void)
{
    free(signs);
    signs = NULL;
    sign_count = 0;
}
