/* The staff's side of the kiosk: what is on the stick, what is installed, what is being done.
 * Screens read the view and ask; nothing here ever waits. The work is done by the program
 * jstm-store in processes of its own, so that neither a bad stick nor a bad pack can stop a picture
 * in the hall.
 *
 * A pack is brought in while staff still read about it: as soon as somebody with the PIN has chosen
 * one (or there is only one that is newer), it is copied and checked, then its changes can be told,
 * and "install" is nothing but a switch. */
#ifndef STAFF_DESK_H
#define STAFF_DESK_H

#include "store/log.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum desk_step {
    DESK_RESTS,
    DESK_COPIES,   /* from the stick */
    DESK_CHECKS,   /* signature and content; the stick may be taken out */
    DESK_READY,    /* staged: may be switched to at any moment */
    DESK_WAITS,    /* for an idle screen, or for closing time: see `when` */
    DESK_SWITCHES, /* the state is being written */
    DESK_DONE,     /* it is on the disk and on the screen */
    DESK_FAILED    /* `outcome` says why; nothing has changed */
};

enum desk_when { DESK_AT_ONCE, DESK_WHEN_IDLE, DESK_TONIGHT };

struct desk_pack {        /* on the stick, or installed */
    const char *file;     /* path on the stick; NULL: installed */
    const char *shown;    /* name of the file, for people */
    const char *name;     /* of its folder in the store; "" when it is not there */
    struct label label;   /* zeroes when its signature says nothing that can be believed */
    const char *key;      /* signed by; "" unknown */
    enum store_code code; /* on the stick: STORE_STAGED (can be installed: it is newer), _ALREADY,
                             or what is wrong */
    uint64_t size;        /* bytes there; may be less than label.size */
    int64_t installed_s;
    bool running, before, waiting, bad, revoked;
};

enum desk_change_kind { DESK_ADDED, DESK_CHANGED, DESK_REMOVED, DESK_CHANGE_KINDS };
struct desk_change {
    enum desk_change_kind kind;
    const char *zh, *en; /* titles; never NULL, the other language's when there is none */
};

struct desk_view {
    /* who may come in */
    bool exists;  /* the kiosk has a store; otherwise there is no staff area */
    bool invited; /* by the two corners or by the card: the PIN pad may be shown */
    bool open;    /* the PIN was right */
    bool pin_set;
    bool may_set_pin; /* none is set and this start may set it */
    bool pin_later;   /* it was put off: the card need not ask any more */
    bool judging;     /* a PIN is being compared */
    bool pin_wrong;   /* the last one was */
    bool pin_fault;   /* it could not be judged or set: this computer's disk says no (U31) */
    bool pin_weak;    /* the one to be set was too easy */
    int tries_left;
    int64_t wait_ms; /* before the next try */

    /* the stick */
    bool stick;       /* there is one */
    bool news;        /* the card in the hall: staff have not seen yet what is on it, or that it
                         cannot be read */
    bool reading;     /* its packs are being read */
    bool unsupported; /* U01: its file system */
    bool gone_bad;    /* it cannot be read */
    const char *stick_name;
    size_t sticks_waiting; /* further ones */
    const struct desk_pack *found;
    size_t found_count;

    /* the work */
    enum desk_step step;
    enum desk_when when;
    bool wished;           /* DESK_INSTALL was said before it was ready: goes on by itself */
    bool back;             /* the work is a way back to an installed pack */
    struct desk_pack work; /* what it is done with */
    uint64_t done, all;    /* bytes */
    int seconds_left;      /* -1: not known yet */
    bool may_take_out;
    struct store_outcome outcome; /* with DESK_FAILED and DESK_DONE */
    bool changes_known;
    const struct desk_change *changes; /* added, then changed, then removed */
    size_t change_count, change_counts[DESK_CHANGE_KINDS];

    /* the store */
    const struct desk_pack *packs; /* by number, the highest first */
    size_t pack_count;
    uint64_t room; /* bytes free */
    bool factory;  /* what runs is the built-in pack: none of the store could be opened (U70) */
    const char *notice; /* code that staff should hear of, "U60", "U70", "U71" (another installed
                           pack is shown than the one that should run), "U61" (what is shown has
                           faults, the next start goes back), or "" */
    const struct store_event *history;
    size_t history_count;
    const char *kiosk; /* its name */
    int closing_min;   /* closing time, minutes of the day */
    int64_t today;     /* days since 1970-01-01 where the kiosk stands */
};

enum desk_ask {
    DESK_ENTER,     /* text: six digits */
    DESK_SET_PIN,   /* text: six digits, typed twice the same */
    DESK_SEEN,      /* the card in the hall may go; it comes back with the next stick, the one that
                       asks for a first PIN with the next start */
    DESK_INVITE,    /* the card was touched, or the corners held */
    DESK_TAKE,      /* text: file on the stick: copy and check it */
    DESK_INSTALL,   /* `when` */
    DESK_CANCEL,    /* the copying: DESK_FAILED, STORE_CANCELLED; what waits: DESK_READY again; what
                       is ready: DESK_RESTS */
    DESK_ROLL_BACK, /* text: name of an installed pack */
    DESK_FORGET,    /* the outcome was read */
    DESK_LEAVE      /* locks */
};

struct desk { /* as screens have it; tests make one of their own */
    const struct desk_view *view;
    void *self;
    void (*ask)(void *self, enum desk_ask what, const char *text, enum desk_when when);
};

#endif
