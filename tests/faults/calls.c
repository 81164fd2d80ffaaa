/* The calls of the system that change files, counted; the n-th one kills, fails or finds the disk full.
   Loaded before the C library (LD_PRELOAD) and set off by `arm`; see calls.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, KILL, TEAR, FAIL, FULL };
static int fault = NOTHING;
static long point = 0, seen = 0;

void arm(int which, long at) { fault = which; point = at; seen = 0; }
long counted(void) { return seen; }

static int due(void) {
    if (fault == NOTHING) return 0;
    return ++seen == point;
}
static int failed(void) {
    if (fault == KILL || fault == TEAR) kill(getpid(), SIGKILL);
    errno = fault == FULL ? ENOSPC : EIO;
    return -1;
}
/* Half of a write reaches the file before the process is gone. */
#define WRITE(name, size_type, given, passed)                                        \
    ssize_t name given {                                                             \
        static ssize_t (*real) given;                                                \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
        if (fd > 2 && due()) {                                                       \
            if (fault == TEAR) { size /= 2; if (real passed < 0) return -1; }        \
            return failed();                                                         \
        }                                                                            \
        return real passed;                                                          \
    }
#define CALL(name, given, passed)                                                    \
    int name given {                                                                 \
        static int (*real) given;                                                    \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                   \
        if (fault != FULL && due()) return failed();                                 \
        return real passed;                                                          \
    }
WRITE(write, size_t, (int fd, const void *from, size_t size), (fd, from, size))
WRITE(pwrite, size_t, (int fd, const void *from, size_t size, off_t at), (fd, from, size, at))
WRITE(pwrite64, size_t, (int fd, const void *from, size_t size, off64_t at), (fd, from, size, at))
CALL(fsync, (int fd), (fd))
CALL(fdatasync, (int fd), (fd))
CALL(ftruncate, (int fd, off_t size), (fd, size))
CALL(ftruncate64, (int fd, off64_t size), (fd, size))
CALL(unlink, (const char *path), (path))
CALL(rename, (const char *from, const char *to), (from, to))
CALL(renameat, (int a, const char *from, int b, const char *to), (a, from, b, to))
