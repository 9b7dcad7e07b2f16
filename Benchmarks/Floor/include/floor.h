#pragma once
#include <stddef.h>

/// Drives libyaml's event parser over `length` bytes and does nothing with what it says: the least that reading YAML
/// costs. Returns the number of events, or -1 at a syntax error.
long floor_events(const unsigned char *bytes, size_t length);
