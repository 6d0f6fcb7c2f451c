/** Customers' questions: first look, service levels, findings, commentary, countermeasures, report. */
@NullMarked
package andon.searchapi.requests;

import org.jspecify.annotations.NullMarked;
