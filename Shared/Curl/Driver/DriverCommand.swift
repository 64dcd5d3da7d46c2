/// What callers ask of the driver thread.
enum DriverCommand {
    case start(id: UInt64, HTTPTransferRequest, TargetURL, TransferSlot.Completion)
    /// May name a transfer that has ended already.
    case cancel(id: UInt64)
    case stop
}
