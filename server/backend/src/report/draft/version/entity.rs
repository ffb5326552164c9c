//! Rows of 変更の記録. Columns are primitive; the room turns them into model types.

/// What stood in a report at some moment.
pub mod draft_version {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        pub made_at: i64,
        pub step: Option<i32>,
        pub content: String,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.draft, self.number)
        }
    }
}

/// Who wrote in which field of what became a version.
pub mod draft_writing {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "draft_writing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub draft: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub part: String,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32, i64, String);
        fn key(&self) -> Self::Key {
            (self.draft, self.number, self.account, self.part.clone())
        }
    }
}
