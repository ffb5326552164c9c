//! Rows of 公表資料.

/// 公表資料 with its frozen source and the reading of it.
pub mod publication {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "publication")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub identity: String,
        pub edition: i32,
        pub year: i32,
        pub meeting: Option<String>,
        pub meeting_date: Option<String>,
        pub material_number: Option<String>,
        pub as_of: Option<String>,
        pub sample: bool,
        pub retold: bool,
        pub withdrawn: bool,
        pub sha256: String,
        pub source: String,
        pub reading: String,
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

/// A plan that a publication lists.
pub mod publication_plan {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "publication_plan")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub publication: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub plan_key: String,
        pub title: String,
        pub first_year: Option<i32>,
        pub last_year: Option<i32>,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.publication, self.position)
        }
    }
}
