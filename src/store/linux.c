/* The store's means that POSIX does not know; the build defines _GNU_SOURCE for this file alone. */
#include "linux.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>

/* A lease for reading is given only while nobody has the file open for writing. It is given back at
 * once: we want the answer, not to be told of the next one who comes. */
int store_linux_alone(void *self, int fd)
{
    (void)self;
    fcntl(fd, F_SETSIG, SIGURG); /* nobody is ended by this one, should somebody come just then */
    if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {
        fcntl(fd, F_SETLEASE, F_UNLCK);
        return 0;
    }
    return errno == EAGAIN ? -1 : 0; /* file systems and kernels that have no leases */
}
