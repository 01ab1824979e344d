// SPDX-License-Identifier: Apache-2.0

/// @file
/// The version of the library and the names of its statuses.

#include <netral.h>

#define NETRAL_TEXT_OF(number) #number
#define NETRAL_VERSION_TEXT(major, minor, patch)                                                   \
    NETRAL_TEXT_OF(major) "." NETRAL_TEXT_OF(minor) "." NETRAL_TEXT_OF(patch)

const char* netral_version(void)
{
    return NETRAL_VERSION_TEXT(NETRAL_VERSION_MAJOR, NETRAL_VERSION_MINOR, NETRAL_VERSION_PATCH);
}

uint32_t netral_version_number(void)
{
    return NETRAL_VERSION_MAJOR * 1000000 + NETRAL_VERSION_MINOR * 1000 + NETRAL_VERSION_PATCH;
}

const char* netral_status_name(netral_status status)
{
    switch (status) {
    case NETRAL_OK: return "NETRAL_OK";
    case NETRAL_MORE: return "NETRAL_MORE";
    case NETRAL_ERROR_ARGUMENT: return "NETRAL_ERROR_ARGUMENT";
    case NETRAL_ERROR_MEMORY: return "NETRAL_ERROR_MEMORY";
    case NETRAL_ERROR_UNREADABLE: return "NETRAL_ERROR_UNREADABLE";
    case NETRAL_ERROR_RULES: return "NETRAL_ERROR_RULES";
    case NETRAL_ERROR_RECORD: return "NETRAL_ERROR_RECORD";
    case NETRAL_ERROR_NOT_FOUND: return "NETRAL_ERROR_NOT_FOUND";
    case NETRAL_ERROR_BUFFER: return "NETRAL_ERROR_BUFFER";
    case NETRAL_ERROR_INTERNAL: return "NETRAL_ERROR_INTERNAL";
    default: return "unknown status";
    }
}
