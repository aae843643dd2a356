/* The visitor's choices, and the one way back to how the kiosk woke up in the morning. */
#include "session/session.h"

#include <stddef.h>
#include <string.h>

static const char *const text_names[] = {"normal", "large", "xlarge"};
static const char *const theme_names[] = {"light", "dark", "contrast"};

void session_init(struct session *s, const struct session_choice *boot)
{
    s->boot = *boot;
    s->now = *boot;
}

void session_reset(struct session *s)
{
    s->now = s->boot;
}

bool session_is_boot(const struct session *s)
{
    return strcmp(s->now.lang, s->boot.lang) == 0 && s->now.text == s->boot.text &&
           s->now.theme == s->boot.theme && s->now.less_motion == s->boot.less_motion &&
           s->now.reach == s->boot.reach && s->now.sound == s->boot.sound &&
           s->now.age == s->boot.age;
}

void session_set_lang(struct session *s, const char *tag)
{
    size_t length = strlen(tag);
    if (length > 0 && length < sizeof s->now.lang) {
        memcpy(s->now.lang, tag, length + 1);
    }
}

static int session_find(const char *const *names, const char *word)
{
    int i;
    for (i = 0; i < 3; i++) {
        if (strcmp(names[i], word) == 0) {
            return i;
        }
    }
    return -1;
}

bool session_parse_text(const char *word, enum session_text *out)
{
    int i = session_find(text_names, word);
    if (i >= 0) {
        *out = (enum session_text)i;
    }
    return i >= 0;
}

bool session_parse_theme(const char *word, enum session_theme *out)
{
    int i = session_find(theme_names, word);
    if (i >= 0) {
        *out = (enum session_theme)i;
    }
    return i >= 0;
}

const char *session_text_name(enum session_text t)
{
    return text_names[t];
}

const char *session_theme_name(enum session_theme t)
{
    return theme_names[t];
}
