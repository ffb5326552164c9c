//! Rows of doubts and decisions.

/// What a person has to look at, about one publication or about one plan.
pub mod doubt {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "doubt")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub doubt_key: String,
        pub publication: Option<i64>,
        pub plan: Option<i64>,
        pub position: i32,
        pub kind: String,
        pub line: i32,
        pub source: Option<i64>,
        pub text: String,
        pub why: String,
        pub assumed: String,
        pub choices: String,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = i64;
        fn key(&self) -> Self::Key {
            self.id
        }
    }
}

/// What a person decided.
pub mod decision {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "decision")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub doubt_key: String,
        pub choice: String,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = String;
        fn key(&self) -> Self::Key {
            self.doubt_key.clone()
        }
    }
}
