//! The snapshot follows the data, whoever changes it.

use crate::lists::{import, ordinary};
use crate::store::on_each_database;
use std::sync::Arc;

#[tokio::test]
async fn a_change_by_another_process_shows_in_the_next_request() {
    on_each_database(async |store| {
        let before = store.backend.snapshot().await.unwrap();
        assert!(before.facts.plans.is_empty());
        let other = store.open_again().await;
        import(&other, &ordinary(2024)).await;
        let after = store.backend.snapshot().await.unwrap();
        assert_eq!(after.facts.plans.len(), 1);
        assert!(after.revision > before.revision);
        assert!(Arc::ptr_eq(&after, &store.backend.snapshot().await.unwrap()), "and is read once");
    })
    .await;
}
