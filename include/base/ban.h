/* Functions this house does not use. Included by force into every source file of ours (CMake adds
 * -include), so that a forbidden call is a compile error and not a review remark. The reasons:
 * no bounds (strcpy, sprintf), hidden state (strtok, rand, localtime), no error report (atoi), the
 * clock seam (time), and base/mem, which never returns NULL (malloc and friends). */
#ifndef BASE_BAN_H
#define BASE_BAN_H

#if defined(__GNUC__) && !defined(BASE_BAN_OFF)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#pragma GCC poison strcpy strcat sprintf vsprintf strtok atoi atol atof rand srand gets
#pragma GCC poison localtime gmtime asctime ctime
#endif

#endif
