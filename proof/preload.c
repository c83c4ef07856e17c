/* Counts every call of a whole process group that changes something on disk, and ends the group
 * before, in the middle of or after the N-th of them, or lets that call fail.
 *
 * The counter is a mapped file, so that the command, git and git's helpers count together.
 *
 *   PROOF_COUNTER  the mapped file: struct counter
 *   PROOF_AT       the number of the call, from 1; 0 only counts
 *   PROOF_DO       before, after: kill around the call
 *                  middle: counts writes alone, writes half of the bytes and kills
 *                  full: from the N-th call that needs space on, there is none (ENOSPC)
 *                  broken: the N-th call alone fails (EIO)
 *
 * Other calls than writes have no middle: the kernel makes them wholly or not at all.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct counter {
    uint32_t count;  /* calls so far */
    uint32_t fired;  /* how many of them were ended or failed */
    char what[248];  /* the call that was */
};

enum mode { COUNT, BEFORE, MIDDLE, AFTER, FULL, BROKEN };
enum kind { WRITE, SPACE, OTHER }; /* a write; another call that needs space; one that needs none */
enum fate { GO, DIE_BEFORE, DIE_HALFWAY, DIE_AFTER, FAIL, FAIL_HALFWAY };

static struct counter *shared;
static enum mode mode;
static uint32_t at;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("PROOF_COUNTER"), *number = getenv("PROOF_AT");
    const char *names[] = {"count", "before", "middle", "after", "full", "broken"};
    const char *wanted = getenv("PROOF_DO");
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int file = path ? real_open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *mapped = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped == MAP_FAILED) return;
    shared = mapped;
    at = number ? (uint32_t)strtoul(number, NULL, 10) : 0;
    for (int each = 0; wanted && each < 6; each++)
        if (!strcmp(wanted, names[each])) mode = each;
}

static void note(const char *call, const char *path) {
    __atomic_add_fetch(&shared->fired, 1, __ATOMIC_SEQ_CST);
    snprintf(shared->what, sizeof shared->what, "%s %s", call, path ? path : "");
}

static void die(void) {
    kill(0, SIGKILL);
    for (;;) pause();
}

static enum fate fate(enum kind kind, const char *call, const char *path) {
    if (!shared) return GO;
    if (mode == MIDDLE && kind != WRITE) return GO;
    if (mode == FULL && kind == OTHER) return GO;
    uint32_t number = __atomic_add_fetch(&shared->count, 1, __ATOMIC_SEQ_CST);
    if (!at || number < at || (mode != FULL && number != at)) return GO;
    note(call, path);
    switch (mode) {
        case BEFORE: return DIE_BEFORE;
        case MIDDLE: return DIE_HALFWAY;
        case AFTER: return DIE_AFTER;
        case FULL: return kind == WRITE && number == at ? FAIL_HALFWAY : FAIL;
        case BROKEN: return FAIL;
        default: return GO;
    }
}

static int refused(void) {
    errno = mode == FULL ? ENOSPC : EIO;
    return -1;
}

static int is_file(int handle) {
    struct stat found;
    int kept = errno, yes = !fstat(handle, &found) && S_ISREG(found.st_mode);
    errno = kept;
    return yes;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)

/* A call that happens wholly or not at all. */
#define AROUND(kind, label, path, made)                     \
    do {                                                    \
        enum fate what = fate(kind, label, path);           \
        if (what == DIE_BEFORE) die();                      \
        if (what == FAIL || what == FAIL_HALFWAY) return refused(); \
        __typeof__(made) result = made;                     \
        if (what == DIE_AFTER) die();                       \
        return result;                                      \
    } while (0)

/* A call that may stop halfway; `half` makes the first half of it. */
#define WRITING(handle, label, made, half)                  \
    do {                                                    \
        if (!is_file(handle)) return made;                  \
        enum fate what = fate(WRITE, label, "");            \
        if (what == DIE_BEFORE) die();                      \
        if (what == FAIL) return refused();                 \
        if (what == DIE_HALFWAY || what == FAIL_HALFWAY) {  \
            ssize_t done = half;                            \
            if (what == DIE_HALFWAY) die();                 \
            return done > 0 ? done : refused();             \
        }                                                   \
        ssize_t result = made;                              \
        if (what == DIE_AFTER) die();                       \
        return result;                                      \
    } while (0)

#define CHANGES(flags) ((flags) & (O_CREAT | O_TRUNC) || ((flags) & O_TMPFILE) == O_TMPFILE)

#define OPEN(name)                                                              \
    int name(const char *path, int flags, ...) {                                \
        REAL(name);                                                             \
        va_list more;                                                           \
        va_start(more, flags);                                                  \
        mode_t bits = CHANGES(flags) ? va_arg(more, mode_t) : 0;                \
        va_end(more);                                                           \
        if (!CHANGES(flags)) return real(path, flags);                          \
        AROUND(SPACE, #name, path, real(path, flags, bits));                    \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                            \
    int name(int folder, const char *path, int flags, ...) {                    \
        REAL(name);                                                             \
        va_list more;                                                           \
        va_start(more, flags);                                                  \
        mode_t bits = CHANGES(flags) ? va_arg(more, mode_t) : 0;                \
        va_end(more);                                                           \
        if (!CHANGES(flags)) return real(folder, path, flags);                  \
        AROUND(SPACE, #name, path, real(folder, path, flags, bits));            \
    }
OPENAT(openat)
OPENAT(openat64)

#define CREAT(name)                                                             \
    int name(const char *path, mode_t bits) {                                   \
        REAL(name);                                                             \
        AROUND(SPACE, #name, path, real(path, bits));                           \
    }
CREAT(creat)
CREAT(creat64)

#define FOPEN(name)                                                             \
    FILE *name(const char *path, const char *how) {                             \
        REAL(name);                                                             \
        if (!strpbrk(how, "wa")) return real(path, how);                        \
        enum fate what = fate(SPACE, #name, path);                              \
        if (what == DIE_BEFORE) die();                                          \
        if (what == FAIL || what == FAIL_HALFWAY) return refused(), NULL;       \
        FILE *result = real(path, how);                                         \
        if (what == DIE_AFTER) die();                                           \
        return result;                                                          \
    }
FOPEN(fopen)
FOPEN(fopen64)

/* What a buffered file still holds is written here; its middle is not reached. */
#define FLUSH(name, instead)                                                    \
    int name(FILE *file) {                                                      \
        REAL(name);                                                             \
        if (!file || !__fwritable(file) || !__fpending(file) || !is_file(fileno(file))) \
            return real(file);                                                  \
        enum fate what = mode == MIDDLE ? GO : fate(WRITE, #name, "");          \
        if (what == DIE_BEFORE) die();                                          \
        if (what == FAIL || what == FAIL_HALFWAY) {                             \
            __fpurge(file);                                                     \
            instead;                                                            \
            return refused(), EOF;                                              \
        }                                                                       \
        int result = real(file);                                                \
        if (what == DIE_AFTER) die();                                           \
        return result;                                                          \
    }
FLUSH(fflush, (void)0)
FLUSH(fclose, real(file))

ssize_t write(int handle, const void *data, size_t size) {
    REAL(write);
    WRITING(handle, "write", real(handle, data, size), size > 1 ? real(handle, data, size / 2) : 0);
}

#define PWRITE(name, offset_type)                                               \
    ssize_t name(int handle, const void *data, size_t size, offset_type place) { \
        REAL(name);                                                             \
        WRITING(handle, #name, real(handle, data, size, place),                 \
                size > 1 ? real(handle, data, size / 2, place) : 0);            \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int handle, const struct iovec *parts, int count) {
    REAL(writev);
    WRITING(handle, "writev", real(handle, parts, count),
            count > 1 ? real(handle, parts, count / 2) : write(handle, parts->iov_base, parts->iov_len / 2));
}

ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *place, size_t size, unsigned flags) {
    REAL(copy_file_range);
    WRITING(to, "copy_file_range", real(from, start, to, place, size, flags),
            real(from, start, to, place, size / 2, flags));
}

#define SENDFILE(name, offset_type)                                             \
    ssize_t name(int to, int from, offset_type *start, size_t size) {           \
        REAL(name);                                                             \
        WRITING(to, #name, real(to, from, start, size), real(to, from, start, size / 2)); \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

#define CALL(kind, shown, name, ...) { REAL(name); AROUND(kind, #name, shown, real(__VA_ARGS__)); }

int rename(const char *old, const char *new) CALL(SPACE, new, rename, old, new)
int renameat(int a, const char *old, int b, const char *new) CALL(SPACE, new, renameat, a, old, b, new)
int renameat2(int a, const char *old, int b, const char *new, unsigned flags)
    CALL(SPACE, new, renameat2, a, old, b, new, flags)
int link(const char *old, const char *new) CALL(SPACE, new, link, old, new)
int linkat(int a, const char *old, int b, const char *new, int flags)
    CALL(SPACE, new, linkat, a, old, b, new, flags)
int symlink(const char *old, const char *new) CALL(SPACE, new, symlink, old, new)
int symlinkat(const char *old, int b, const char *new) CALL(SPACE, new, symlinkat, old, b, new)
int mkdir(const char *path, mode_t bits) CALL(SPACE, path, mkdir, path, bits)
int mkdirat(int a, const char *path, mode_t bits) CALL(SPACE, path, mkdirat, a, path, bits)
int fsync(int handle) CALL(SPACE, "", fsync, handle)
int fdatasync(int handle) CALL(SPACE, "", fdatasync, handle)
int unlink(const char *path) CALL(OTHER, path, unlink, path)
int unlinkat(int a, const char *path, int flags) CALL(OTHER, path, unlinkat, a, path, flags)
int remove(const char *path) CALL(OTHER, path, remove, path)
int rmdir(const char *path) CALL(OTHER, path, rmdir, path)
int truncate(const char *path, off_t size) CALL(OTHER, path, truncate, path, size)
int truncate64(const char *path, off64_t size) CALL(OTHER, path, truncate64, path, size)
int ftruncate(int handle, off_t size) CALL(OTHER, "", ftruncate, handle, size)
int ftruncate64(int handle, off64_t size) CALL(OTHER, "", ftruncate64, handle, size)
int chmod(const char *path, mode_t bits) CALL(OTHER, path, chmod, path, bits)
int fchmod(int handle, mode_t bits) CALL(OTHER, "", fchmod, handle, bits)
int fchmodat(int a, const char *path, mode_t bits, int flags) CALL(OTHER, path, fchmodat, a, path, bits, flags)
