/**
 * Trained models as ONNX, for onnxruntime and whatever else reads that format.
 *
 * <p>What is written: everything from the numbers in a file to the embedding. Scaling stands in the
 * graph, since a model that wants its inputs prepared elsewhere is fed wrong ones sooner or later;
 * a projection head does not, since what comes before it is the embedding. The graph is made from
 * DL4J's network, layer by layer, so that a network that somebody else saved can be written, too.
 *
 * <p>Two towers become two files: a graph with two inputs wants both of them at each call, but who
 * searches pictures by text has one at a time.
 *
 * <p>ONNX is not read: a graph of operations says neither what was trained nor how to go on.
 */
@NullMarked
package iconexplorer.onnx;

import org.jspecify.annotations.NullMarked;
