/* Samples that the states of a fake desk are made of. */
#ifndef TESTS_SUPPORT_DESK_SAMPLES_H
#define TESTS_SUPPORT_DESK_SAMPLES_H

#include "desk.h"

#define FAKE_NOW_S INT64_C(1795340400) /* 2026-11-22 09:40 UTC */

extern const struct desk_change fake_changes[];
extern const size_t fake_change_count;
extern const struct store_event fake_history[];
extern const size_t fake_history_count;

#endif
