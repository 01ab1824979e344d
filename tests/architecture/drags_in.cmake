# SPDX-License-Identifier: Apache-2.0

# cmake -DCOMPILER=... -DINCLUDE=... -DFILE=... -P drags_in.cmake
# Fails when the translation unit that includes FILE alone reads a header that a user must not pay for.
execute_process(
  COMMAND ${COMPILER} -std=c++20 -M -I ${INCLUDE} -x c++ ${FILE}
  OUTPUT_VARIABLE read RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${COMPILER} could not read ${FILE}:\n${said}")
endif()
string(REGEX REPLACE "[ \\\n]+" ";" read "${read}")
foreach(header IN LISTS read)
  if(header MATCHES "/(yaml-cpp|re2|fmt|date|CLI|boost/spirit|openssl)/|/simdjson\\.h$|/z3")
    message(SEND_ERROR "${FILE} drags in ${header}")
  endif()
endforeach()
