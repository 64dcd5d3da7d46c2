/// The parameters of one execution, `$1` first, already in binary.
///
/// Write an array literal (`[id, name, nil as String?]`) or append one by one.
public struct Binds: Sendable, ExpressibleByArrayLiteral {
    private var writer = PostgresWriter()
    private(set) var lengths: [Int32] = []
    private(set) var types: [PostgresType] = []

    /// The length that stands for NULL.
    static let null: Int32 = -1

    var bytes: [UInt8] { writer.bytes }

    public init() {}

    public init(_ values: [any PostgresEncodable]) {
        for value in values { append(value) }
    }

    public init(arrayLiteral values: any PostgresEncodable...) {
        self.init(values)
    }

    public mutating func append<Value: PostgresEncodable>(_ value: Value) {
        types.append(Value.postgresType)
        guard !value.isPostgresNull else {
            lengths.append(Binds.null)
            return
        }
        let start = writer.bytes.count
        value.encode(into: &writer)
        lengths.append(Int32(writer.bytes.count - start))
    }
}
