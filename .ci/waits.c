/* Lets programs wait under Debian's `faketime`; to be preloaded before libfaketime 0.9.10.

   Only the calendar's clock is faked: with the monotonic one faked as well, threads that wait for a
   point of it wait for ever. Two things are still wrong in libfaketime, and are put right here:
   - it takes the faked distance off every point that a sleep ends at, of whatever clock, and the
     kernel refuses what is left (EINVAL); each `time.sleep` of Python is such a sleep;
   - where two threads come at once it answers EAGAIN, which no program expects ("Fatal Python
     error: take_gil"). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define THEIRS(name) ((__typeof__(&name))dlvsym(RTLD_NEXT, #name, "GLIBC_2.3.2"))

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *until, struct timespec *left) {
  return syscall(SYS_clock_nanosleep, clock, flags, until, left) ? errno : 0;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                           const struct timespec *until) {
  int result;
  do result = THEIRS(pthread_cond_timedwait)(condition, mutex, until); while (result == EAGAIN);
  return result;
}

int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes) {
  int result;
  do result = THEIRS(pthread_cond_init)(condition, attributes); while (result == EAGAIN);
  return result;
}

int pthread_cond_destroy(pthread_cond_t *condition) {
  int result;
  do result = THEIRS(pthread_cond_destroy)(condition); while (result == EAGAIN);
  return result;
}
