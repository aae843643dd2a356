/* The commands of jstm-pack, in the order in which people meet them. A new one is a file that
 * defines `const struct packer_command packer_x` and a line here; its help comes along with it. */
#include "packer/packer.h"

#include <string.h>

const struct packer_command *const packer_commands[] = {
    &packer_new,    &packer_check, &packer_build, &packer_watch,  &packer_report_page,
    &packer_diff,   &packer_info,  &packer_quiz,  &packer_keygen, &packer_sign,
    &packer_verify, &packer_stick, NULL};

const struct packer_command *packer_command(const char *name)
{
    size_t i;
    for (i = 0; packer_commands[i]; i++) {
        if (strcmp(packer_commands[i]->name, name) == 0) {
            return packer_commands[i];
        }
    }
    return NULL;
}
