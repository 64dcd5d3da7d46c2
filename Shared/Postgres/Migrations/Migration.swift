/// One numbered step of a schema. Once released its text never changes: the checksum in the database would refuse it.
public struct Migration: Sendable, Hashable {
    public let number: Int32
    public let name: String
    /// Any number of statements; they are one transaction together.
    public let sql: String

    public init(number: Int32, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// A migration from a C target that embedded a `.sql` file as a text that ends with a zero byte.
    public init(number: Int32, name: String, embedded text: UnsafePointer<CChar>) {
        self.init(number: number, name: name, sql: String(cString: text))
    }
}
