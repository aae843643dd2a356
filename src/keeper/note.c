/* Writing down what was done: in the store's log, which staff read as its history, and on the
 * stick. Neither can stop the work: what cannot be written is said, and that is all. */
#include "keeper.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Name of the stick: the folder it is mounted at, or the one the pack lies in. */
static void note_from(const struct keeper *k, char *out, size_t size)
{
    const char *place = k->options[KEEPER_RECEIPT], *file = k->operands[0], *slash;
    size_t length = 0, begin;
    if (place) {
        length = strlen(place);
    } else if (file && (slash = strrchr(file, '/'))) {
        place = file;
        length = (size_t)(slash - file);
        if (length > 6 && strncasecmp(place + length - 6, "/" STICK_FOLDER, 6) == 0) {
            length -= 6;
        }
    }
    while (length > 1 && place[length - 1] == '/') {
        length--;
    }
    for (begin = length; begin > 0 && place[begin - 1] != '/'; begin--) {
    }
    snprintf(out, size, "%.*s", (int)(length - begin), place ? place + begin : "");
}

/* A copying word always ends with a 0, and may be cut. */
static void note_copy(char *to, size_t size, const char *text)
{
    snprintf(to, size, "%s", text ? text : "");
}

void keeper_note(struct keeper *k, enum store_action action, const struct store_outcome *o,
                 bool *receipt)
{
    struct store_event e = {
        .when_s = k->now_s, .action = action, .code = o->code, .label = o->label};
    const char *place = k->options[KEEPER_RECEIPT];
    struct err err;
    *receipt = false;
    note_copy(e.key, sizeof e.key, o->key);
    note_copy(e.detail, sizeof e.detail, o->detail);
    if (action == STORE_DID_INSTALL || action == STORE_DID_STAGE) {
        note_from(k, e.from, sizeof e.from);
    }
    if (k->open && !store_log_add(&k->store, &e)) {
        keeper_tell(k, "the log could not be written: %s", "记录没有写成：%s", strerror(errno));
    }
    if (place && o->code != STORE_CANCELLED) {
        const char *name = k->options[KEEPER_KIOSK];
        *receipt = stick_receipt(place, name ? name : "", &e, &err);
        if (!*receipt) {
            keeper_tell(k, "no receipt on the stick: %s", "U 盘上没有留下回执：%s", err.text);
        }
    }
}
