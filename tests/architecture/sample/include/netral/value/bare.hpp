// Bad on purpose: no licence line, no paragraph, no pragma; but it has a test.
#include "beside.hpp"
#include <string>
