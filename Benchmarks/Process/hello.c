/* The yardstick of start-up: a program that does nothing but say so. */
#include <stdio.h>

int main(void) {
  puts("hello");
  return 0;
}
