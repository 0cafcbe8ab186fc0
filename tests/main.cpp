#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

/// Tests compare what is said in English, whatever the machine speaks; so do the programs that
/// they run.
int main(int argc, char** argv) {
  setenv("LC_ALL", "C.UTF-8", 1);
  return doctest::Context(argc, argv).run();
}
