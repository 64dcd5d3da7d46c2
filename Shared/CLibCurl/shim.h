#pragma once
#include <curl/curl.h>

// curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic, which Swift cannot call: one typed function
// per kind of argument. Static inline, so that a system-library target without any .c file is enough.

static inline CURLcode CLibCurl_global_init(void) { return curl_global_init(CURL_GLOBAL_ALL); }

static inline CURLcode CLibCurl_easy_setopt_long(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode CLibCurl_easy_setopt_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode CLibCurl_easy_setopt_string(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode CLibCurl_easy_setopt_pointer(CURL *handle, CURLoption option, const void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode CLibCurl_easy_setopt_slist(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*CLibCurl_data_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode CLibCurl_easy_setopt_data_callback(
    CURL *handle, CURLoption option, CLibCurl_data_callback callback) {
    return curl_easy_setopt(handle, option, callback);
}

static inline CURLcode CLibCurl_easy_setopt_opensocket(CURL *handle, curl_opensocket_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}

static inline CURLcode CLibCurl_easy_setopt_prereq(CURL *handle, curl_prereq_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode CLibCurl_easy_setopt_debug(CURL *handle, curl_debug_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
}

static inline CURLcode CLibCurl_easy_setopt_progress(CURL *handle, curl_xferinfo_callback callback) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

static inline CURLcode CLibCurl_easy_setopt_mime(CURL *handle, curl_mime *mime) {
    return curl_easy_setopt(handle, CURLOPT_MIMEPOST, mime);
}

static inline CURLcode CLibCurl_easy_getinfo_long(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode CLibCurl_easy_getinfo_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode CLibCurl_easy_getinfo_pointer(CURL *handle, CURLINFO info, char **value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLMcode CLibCurl_multi_setopt_long(CURLM *handle, CURLMoption option, long value) {
    return curl_multi_setopt(handle, option, value);
}

// struct curl_sockaddr ends in a struct sockaddr that is longer than declared for IPv6: only a pointer to it is true.
static inline const struct sockaddr *CLibCurl_sockaddr(const struct curl_sockaddr *address) { return &address->addr; }

// Function-like or cast macros are not imported.
static const curl_socket_t CLibCurl_socket_bad = CURL_SOCKET_BAD;
static const int CLibCurl_prereq_ok = CURL_PREREQFUNC_OK;
static const int CLibCurl_prereq_abort = CURL_PREREQFUNC_ABORT;
static const long CLibCurl_http_version_1_1 = CURL_HTTP_VERSION_1_1;
static const long CLibCurl_tls_1_2 = CURL_SSLVERSION_TLSv1_2;
