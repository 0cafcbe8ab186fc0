// Nothing: whoever has a source has a precompiled header, which all tests use (CMakeLists.txt).
