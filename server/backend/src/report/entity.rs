//! Rows of 進捗報告.

/// 進捗報告.
pub mod report {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub measure: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        pub mark: Option<String>,
        pub narrative: String,
        pub remark: Option<String>,
        pub publication: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32);
        fn key(&self) -> Self::Key {
            (self.measure, self.year)
        }
    }
}

/// 担当 of a 進捗報告, in printed order.
pub mod report_department {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "report_department")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub measure: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub year: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seat: i32,
        pub department: i64,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i32, i32);
        fn key(&self) -> Self::Key {
            (self.measure, self.year, self.seat)
        }
    }
}
