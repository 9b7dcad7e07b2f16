/* The yardstick of a run over files: threads that read them and drive libyaml's event parser, and nothing else.
   Usage: floor THREADS FILE... or floor THREADS --list FILE, with one path on each line. */
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "floor.h"

static char **paths;
static long path_count;
static atomic_long next_path;
static atomic_long events;

static void *work(void *unused) {
  (void)unused;
  unsigned char *bytes = NULL;
  size_t room = 0;
  for (;;) {
    long index = atomic_fetch_add(&next_path, 1);
    if (index >= path_count) break;
    int descriptor = open(paths[index], O_RDONLY);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) exit(2);
    if ((size_t)status.st_size > room) {
      room = (size_t)status.st_size;
      bytes = realloc(bytes, room);
    }
    size_t length = 0;
    ssize_t got;
    while (length < (size_t)status.st_size
           && (got = read(descriptor, bytes + length, (size_t)status.st_size - length)) > 0)
      length += (size_t)got;
    close(descriptor);
    atomic_fetch_add(&events, floor_events(bytes, length));
  }
  free(bytes);
  return NULL;
}

static void read_list(const char *list) {
  FILE *file = fopen(list, "r");
  if (!file) exit(2);
  paths = NULL;
  long room = 0;
  char line[4096];
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    if (path_count == room) paths = realloc(paths, sizeof *paths * (size_t)(room = room ? room * 2 : 64));
    paths[path_count++] = strdup(line);
  }
  fclose(file);
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  int threads = atoi(argv[1]);
  if (argc == 4 && strcmp(argv[2], "--list") == 0) {
    read_list(argv[3]);
  } else {
    paths = argv + 2;
    path_count = argc - 2;
  }
  pthread_t started[64];
  int count = 0;
  while (count + 1 < threads && count < 64 && pthread_create(&started[count], NULL, work, NULL) == 0) count++;
  work(NULL);
  for (int index = 0; index < count; index++) pthread_join(started[index], NULL);
  printf("%ld\n", (long)events);
  return 0;
}
