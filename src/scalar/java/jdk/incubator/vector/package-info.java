/**
 * Stands in for the JDK's vector module where the program is started without it: the same classes
 * with a single lane, and of their operations those that the program's kernels use.
 *
 * <p>Question: a Java without {@code jdk.incubator.vector} (a runtime image that left it out, or a
 * start without {@code --add-modules}) cannot load the kernels. Options: a second set of kernels;
 * an abstraction of lanes around the first, at the mercy of escape analysis in every inner loop; or
 * this. Choice: this, because kernels and their speed stay as they are and the very same code runs.
 * Consequence: where the module is present it comes before the class path, and these classes are
 * never loaded; a test compares what kernels call with what is here. They are compiled apart,
 * without the module.
 */
package jdk.incubator.vector;
