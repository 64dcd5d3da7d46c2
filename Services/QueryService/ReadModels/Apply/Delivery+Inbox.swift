import FoundationEssentials
import Postgres
import QueryProjections

extension Delivery {
    /// A row of the inbox.
    func kept(for build: UUID, _ raw: RawDelivery) -> Binds {
        [build, through, log, after, afterEvent, head, raw.contentType, Bytes(raw.body)]
    }
}
