/// One message for libpq to send.
enum Transmission: Sendable {
    case prepare(serverName: String, sql: String, types: [PostgresType])
    case execute(serverName: String, Binds)
    case command(String)
    case script(String)
    case sync
}
