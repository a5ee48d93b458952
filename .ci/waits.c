/* Lets programs wait under Debian's `faketime`; to be preloaded before libfaketime 0.9.10.

   Only the calendar's clock is faked: with the monotonic one faked as well, threads that wait for a
   point of it wait for ever. Two things are still wrong in libfaketime, and are put right here:
   - it takes the faked distance off every point that a sleep ends at, of whatever clock, and the
     kernel refuses what is left (EINVAL); each `time.sleep` of Python is such a sleep;
   - it takes the same distance off the end of a wait for another thread, and answers EAGAIN where
     two threads come at once, neither of which a program expects ("Fatal Python error: take_gil").
   Waits by the monotonic clock therefore go to the C library itself. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define FROM(library, name) ((__typeof__(&name))dlvsym(library, #name, "GLIBC_2.3.2"))
#define MONOTONIC 2 /* of __wrefs, since glibc 2.25: the clock that the condition was made with */

static void *c_library(void) { return dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD); }

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *until, struct timespec *left) {
  return syscall(SYS_clock_nanosleep, clock, flags, until, left) ? errno : 0;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                           const struct timespec *until) {
  static __typeof__(&pthread_cond_timedwait) own;
  int result;
  if (condition->__data.__wrefs & MONOTONIC) {
    if (!own) own = FROM(c_library(), pthread_cond_timedwait);
    return own(condition, mutex, until);
  }
  do result = FROM(RTLD_NEXT, pthread_cond_timedwait)(condition, mutex, until);
  while (result == EAGAIN);
  return result;
}

int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes) {
  return FROM(c_library(), pthread_cond_init)(condition, attributes);
}

int pthread_cond_destroy(pthread_cond_t *condition) {
  return FROM(c_library(), pthread_cond_destroy)(condition);
}
