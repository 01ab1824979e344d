# SPDX-License-Identifier: Apache-2.0
#
# Makes the manual page: FRAME, with what PROGRAM says of itself and of each of its commands put in.

# How a program's own help is shown: word for word, line by line.
function(shown text out)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "-" "\\-" text "${text}")
  string(REGEX REPLACE "(^|\n)([.'])" "\\1\\\\&\\2" text "${text}")
  set(${out} ".nf\n${text}\n.fi\n" PARENT_SCOPE)
endfunction()

function(help_of command out)
  execute_process(COMMAND ${PROGRAM} ${command} --help OUTPUT_VARIABLE said RESULT_VARIABLE status
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "`${PROGRAM} ${command} --help` ends with ${status}")
  endif()
  set(${out} "${said}" PARENT_SCOPE)
endfunction()

help_of("" whole)
string(REGEX MATCH "\nCommands:\n(.*)\n\nExit status" block "${whole}")
string(REGEX MATCHALL "(^|\n)  [a-z]+" names "${CMAKE_MATCH_1}")
if(NOT names)
  message(FATAL_ERROR "the help of `${PROGRAM}` lists no commands")
endif()
set(COMMANDS "")
foreach(name IN LISTS names)
  string(STRIP "${name}" name)
  help_of(${name} said)
  shown("${said}" said)
  string(APPEND COMMANDS ".SS ${name}\n${said}")
endforeach()
configure_file(${FRAME} ${PAGE} @ONLY)
