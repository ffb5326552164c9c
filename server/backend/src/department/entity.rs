//! Rows of 担当課・団体: one a name, and where and when each name is printed.

/// A name; several names may be one department, see `department_name`.
pub mod department {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "department")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub name: String,
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

/// Years in which one plan's lists print a name, and the first name of the same department.
pub mod department_name {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "department_name")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub plan: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub department: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub first_year: i32,
        pub last_year: Option<i32>,
        pub same_as: i64,
        pub successor: Option<i64>,
    }

    /// Joins are written where they are needed.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::store::Row for Model {
        type Key = (i64, i64, i32);
        fn key(&self) -> Self::Key {
            (self.plan, self.department, self.first_year)
        }
    }
}

/// A 組織改正 entered by hand.
pub mod reorganisation {
    use sea_orm::entity::prelude::*;
    use serde::Serialize;

    /// A row.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
    #[sea_orm(table_name = "reorganisation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub department: i64,
        pub what: String,
        pub name: Option<String>,
        pub into_department: Option<i64>,
        pub first_year: i32,
        pub made_at: i64,
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
