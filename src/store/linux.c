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

void store_linux_past_memory(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    if (flags >= 0) {
        fcntl(fd, F_SETFL, flags | O_DIRECT); /* no: then by way of memory, after a flush */
    }
}

/* Where it is not known, writing begins later and takes longer; nothing else depends on it. */
static int linux_range(int fd, uint64_t from, uint64_t length, unsigned flags)
{
    int result;
    do {
        result = sync_file_range(fd, (off_t)from, (off_t)length, flags);
    } while (result != 0 && errno == EINTR);
    return result != 0 && (errno == ENOSYS || errno == EINVAL || errno == ESPIPE) ? 0 : result;
}

int store_linux_begin_write(void *self, int fd, uint64_t from, uint64_t length)
{
    (void)self;
    return linux_range(fd, from, length, SYNC_FILE_RANGE_WRITE);
}

int store_linux_flush(void *self, int fd, uint64_t from, uint64_t length)
{
    (void)self;
    if (linux_range(fd, from, length,
                    SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
                        SYNC_FILE_RANGE_WAIT_AFTER) != 0) {
        return -1;
    }
    posix_fadvise(fd, (off_t)from, (off_t)length, POSIX_FADV_DONTNEED);
    return 0;
}
