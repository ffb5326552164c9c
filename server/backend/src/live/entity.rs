//! Rows of 共同編集.

/// A document as it was last folded together.
pub mod live_document {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "live_document")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report: i64,
        pub snapshot: Vec<u8>,
        pub through: i64,
        pub made_at: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What was written since then.
pub mod live_update {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "live_update")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub bytes: Vec<u8>,
        pub account: i64,
        pub at: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Under which number somebody writes in a document.
pub mod live_author {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "live_author")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub client: i64,
        pub account: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
