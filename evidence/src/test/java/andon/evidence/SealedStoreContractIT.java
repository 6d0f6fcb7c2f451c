package andon.evidence;

import andon.testbed.fixtures.TestDatabase;

/** Whatever a store in the clear promises, a sealed one keeps. */
class SealedStoreContractIT extends EvidenceStoreContractIT {
    @Override
    StoreFixture fixture(TestDatabase kind) {
        return super.fixture(kind).sealed();
    }
}
