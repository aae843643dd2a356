/* Who stands there: the choices one visitor has made. Nothing here outlives the visit. */
#ifndef SESSION_SESSION_H
#define SESSION_SESSION_H

#include <stdbool.h>

enum session_text { SESSION_TEXT_NORMAL, SESSION_TEXT_LARGE, SESSION_TEXT_XLARGE };
/* For whom an article is told, where it is told several times: in the order of pack.h. */
enum session_age { SESSION_AGE_EVERYONE, SESSION_AGE_YOUNG, SESSION_AGE_DEEP };
enum session_theme { SESSION_LIGHT, SESSION_DARK, SESSION_CONTRAST };

struct session_choice {
    char lang[16]; /* BCP 47 tag of the pack */
    enum session_text text;
    enum session_theme theme;
    enum session_age age;
    bool less_motion;
    bool sound; /* short signs through the loudspeaker; whatever they tell is also on the screen */
    bool reach; /* everything that can be touched stands in the band of session/reach.h */
};

struct session {
    struct session_choice boot; /* what an idle reset returns to */
    struct session_choice now;
};

void session_init(struct session *s, const struct session_choice *boot);
void session_reset(struct session *s);
bool session_is_boot(const struct session *s);
void session_set_lang(struct session *s, const char *tag); /* too long a tag is ignored */

/* Words of the command line: "normal" "large" "xlarge"; "light" "dark" "contrast". false: unknown.
 */
bool session_parse_text(const char *word, enum session_text *out);
bool session_parse_theme(const char *word, enum session_theme *out);
const char *session_text_name(enum session_text t);
const char *session_theme_name(enum session_theme t);

#endif
