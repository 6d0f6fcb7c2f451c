/** Opens the one SQL database, H2 or PostgreSQL, brings it to the newest migration and gives transactions. */
@NullMarked
package andon.database;

import org.jspecify.annotations.NullMarked;
