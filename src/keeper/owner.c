/* Whose store it is. What root leaves behind in the store of the kiosk's user would lock that user
 * out, so root works there as the owner of the folder: its files are then those of the kiosk, and
 * nothing of what a stick holds is ever read with root's powers. The build defines _GNU_SOURCE for
 * this file alone, for setgroups. */
#include "keeper.h"

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool keeper_become_owner(const char *folder, struct err *err)
{
    struct stat st;
    if (geteuid() != 0 || stat(folder, &st) != 0 || st.st_uid == 0) {
        return true; /* one's own, or root's own, or not there yet */
    }
    if (setgroups(0, NULL) != 0 || setgid(st.st_gid) != 0 || setuid(st.st_uid) != 0) {
        return err_set(err, ERR_DENIED, "%s: to become its owner: %s", folder, strerror(errno));
    }
    if (getuid() != st.st_uid || geteuid() != st.st_uid || getegid() != st.st_gid ||
        setuid(0) == 0) {
        return err_set(err, ERR_DENIED, "%s: its owner cannot be become", folder);
    }
    return true;
}
