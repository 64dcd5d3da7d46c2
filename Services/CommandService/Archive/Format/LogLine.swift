/// One line of a log file.
public enum LogLine: Sendable, Hashable {
    case header(LogHeader)
    case entry(LogEntry)
    case trailer(LogTrailer)
}
