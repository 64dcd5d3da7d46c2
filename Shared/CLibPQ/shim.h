#pragma once
#include <libpq-fe.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

// Swift does not import macros that are character literals.
static const int pg_diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int pg_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int pg_diag_message_primary = PG_DIAG_MESSAGE_PRIMARY;
static const int pg_diag_constraint_name = PG_DIAG_CONSTRAINT_NAME;

// PQpipelineSync flushes, which costs one system call for each request. From libpq 17 on there is one that only appends; the
// driver flushes once for all that it has appended.
static inline int pg_append_sync(PGconn *connection) {
#ifdef LIBPQ_HAS_SEND_PIPELINE_SYNC
    return PQsendPipelineSync(connection);
#else
    return PQpipelineSync(connection);
#endif
}

// prctl is variadic, which Swift cannot call.
static inline void pg_name_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
