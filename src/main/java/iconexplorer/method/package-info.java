/**
 * The periodic table as data: cells, named methods, categories, references. Nothing else knows a
 * paper's name.
 *
 * <p>Question: Java or a resource file for the table? Options: one JSON file; one class per
 * category; one class per row. Choice: one package-private class per row p, whose methods stand in
 * the order of the columns q. Consequence: neighbours in the table are neighbours in the file, so
 * that "SNE and t-SNE differ only in q" can be read off the code, equations are checked by the
 * compiler, and a new method is one expression in one place.
 *
 * <p>A method carries a paper's name only if what it trains is that method; what is smaller or
 * different here is said in its {@code about} text. A method whose {@code training} is empty does
 * not train yet.
 */
@NullMarked
package iconexplorer.method;

import org.jspecify.annotations.NullMarked;
