/* The text of schema.sql, which the build turns into a C string, so that packer and reader can only
 * ever see the same one. */
#include "pack/seal.h"

#include "schema_sql.h"

const char *pack_schema(void)
{
    return schema_sql;
}
