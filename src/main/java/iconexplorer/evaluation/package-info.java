/** x */
@org.jspecify.annotations.NullMarked
package iconexplorer.evaluation;
