/// One thing that a request asks of its connection.
enum Step: Sendable {
    /// A prepared statement with its parameters.
    case prepared(Statement, Binds)
    /// One statement without parameters that is not worth preparing, such as BEGIN.
    case command(String)
    /// Any number of statements in one text. It leaves pipeline mode and must be a request's only step.
    case script(String)
}
