//! Rows of 指標, 実績値, what these were before, and printed 前年度 that differ.

#![allow(missing_docs, reason = "primitive columns: the model types they become are documented")]

/// 指標.
pub mod indicator {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "indicator")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub measure: i64,
        pub position: i32,
        pub name: String,
        pub unit: Option<String>,
        pub counting: Option<String>,
        pub timing: Option<String>,
        pub desired: Option<String>,
        pub explanation: Option<String>,
        pub same_as: Option<i64>,
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

/// 数え方の変更.
pub mod indicator_break {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "indicator_break")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub from_year: i32,
        pub sentence: String,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.indicator, self.from_year)
        }
    }
}

/// 実績値.
pub mod observation {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "observation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        pub value: Option<String>,
        pub reason: Option<String>,
        pub approximate: bool,
        pub as_printed: String,
        pub note: Option<String>,
        pub origin: String,
        pub publication: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.indicator, self.year)
        }
    }
}

/// 実績値 as it was before a revision.
pub mod observation_history {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "observation_history")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub revision: i64,
        pub indicator: i64,
        pub year: i32,
        pub value: Option<String>,
        pub reason: Option<String>,
        pub approximate: bool,
        pub as_printed: String,
        pub note: Option<String>,
        pub origin: String,
        pub publication: i64,
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

/// A printed 前年度 that differs from what is stored.
pub mod difference {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "difference")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub indicator: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub publication: i64,
        pub doubt: String,
        pub stored_value: Option<String>,
        pub stored_reason: Option<String>,
        pub printed_value: Option<String>,
        pub printed_reason: Option<String>,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32, i64);
        fn key(&self) -> Self::Key {
            (self.indicator, self.year, self.publication)
        }
    }
}
