/* A stick that has died, for LD_PRELOAD: what is read of a file whose path has "SLEEPS" in it never
 * comes, until a signal comes; with "HANGS" in it, nothing helps. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

ssize_t read(int fd, void *bytes, size_t length)
{
    char link[64], path[4096];
    ssize_t n;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    path[n > 0 ? n : 0] = 0;
    if (strstr(path, "SLEEPS.kpack") && !strstr(path, ".minisig")) {
        pause();
        errno = EINTR;
        return -1;
    }
    while (strstr(path, "HANGS.kpack") && !strstr(path, ".minisig")) {
        pause();
    }
    return syscall(SYS_read, fd, bytes, length);
}
