import FoundationEssentials
import Postgres
import QueryProjections
import UserContract

/// Rows as columns: one array per parameter, so that any number of rows is one statement each.
extension RowChanges {
    /// - Parameter serves: whether the copy is the one that serves, which keeps deliveries for one that is being built.
    func calls(moving state: AppliedState, to delivery: Delivery, serves: Bool) -> [PostgresCall] {
        var calls = [
            PostgresCall(Statements.moveCheckpoint, move(state, to: delivery, serves: serves)),
            PostgresCall(Statements.storeUsers, userColumns),
        ]
        if !closures.isEmpty {
            calls.append(PostgresCall(Statements.closeVersions, closureColumns))
        }
        calls.append(PostgresCall(Statements.storeVersions, versionColumns))
        if !names.closures.isEmpty {
            calls.append(PostgresCall(Statements.closeNames, nameClosureColumns))
        }
        if !names.rows.isEmpty {
            calls.append(PostgresCall(Statements.storeNames, nameColumns))
        }
        calls.append(PostgresCall(Statements.storeStatistics, statisticsColumns))
        calls.append(PostgresCall(Statements.storeAudit, auditColumns))
        return calls
    }

    /// The questions of ``ReadModels/check(_:)``: audit, versions, users.
    var checks: [PostgresCall] {
        [
            PostgresCall(Statements.checkAudit, auditColumns), PostgresCall(Statements.checkVersions, versionColumns),
            PostgresCall(Statements.checkUsers, userColumns),
        ]
    }

    private func move(_ state: AppliedState, to delivery: Delivery, serves: Bool) -> Binds {
        let last = events[events.endIndex - 1]
        return [
            state.copy.id, state.window.checkpoint.position, last.position, Int64(events.count), delivery.log,
            last.eventID, last.timestamp.postgres, delivery.head, serves, state.copy.build,
        ]
    }

    private var userColumns: Binds {
        [
            users.map(\.id), users.map(\.revision), users.map(\.name), users.map(\.nameKey), users.map(\.email),
            users.map(\.emailKey), users.map(\.status.rawValue), users.map(\.locale),
            users.map(\.createdAt.postgres), users.map(\.updatedAt.postgres), users.map(\.deletion?.at.postgres),
            users.map(\.deletion?.by), users.map(\.deletion?.reason), users.map { JSONText($0.document) },
        ]
    }

    private var closureColumns: Binds {
        [
            closures.map(\.userID), closures.map(\.revision), closures.map(\.end.time.postgres),
            closures.map(\.end.position),
        ]
    }

    private var versionColumns: Binds {
        [
            versions.map(\.user.id), versions.map(\.user.revision), versions.map(\.position),
            versions.map(\.end?.position), versions.map(\.user.updatedAt.postgres),
            versions.map(\.end?.time.postgres), versions.map(\.user.name), versions.map(\.user.nameKey),
            versions.map(\.user.emailKey), versions.map(\.user.status.rawValue),
            versions.map(\.user.createdAt.postgres), versions.map(\.user.deletion?.at.postgres),
            versions.map { JSONText($0.user.document) },
        ]
    }

    private var nameClosureColumns: Binds {
        [names.closures.map(\.userID), names.closures.map(\.end)]
    }

    private var nameColumns: Binds {
        [
            names.rows.map(\.userID), names.rows.map(\.position), names.rows.map(\.end),
            names.rows.map(\.createdAt.postgres), names.rows.map(\.nameKey), names.rows.map(\.emailKey),
        ]
    }

    private var statisticsColumns: Binds {
        [
            statistics.users.keys.map(\.rawValue), Array(statistics.users.values), Array(statistics.days.keys),
            statistics.days.values.map(\.created), statistics.days.values.map(\.deleted),
            statistics.events.keys.map(\.rawValue), Array(statistics.events.values),
        ]
    }

    private var auditColumns: Binds {
        [
            events.map(\.position), events.map(\.eventID), events.map(\.userID), events.map(\.revision),
            events.map(\.event.type.rawValue), events.map(\.timestamp.postgres), events.map(\.origin.actor),
            events.map(\.origin.correlationID), events.map { JSONText($0.auditEntry) },
        ]
    }
}
