"""Labels of scikit-learn's spectral clustering on the graph that the program makes: python3 moons.py < moons.csv

moons.csv holds the features of each item of the data set moons made from seed 42. Prints one digit an item.
"""
import sys
import numpy as np
from sklearn.cluster import SpectralClustering
from sklearn.neighbors import kneighbors_graph

x = np.loadtxt(sys.stdin, delimiter=",", usecols=(0, 1))
graph = kneighbors_graph(x, 10, mode="distance", include_self=False)
squares = graph.copy()
squares.data = squares.data ** 2
width = np.mean(np.max(squares.toarray(), axis=1))
heat = squares.copy()
heat.data = np.exp(-squares.data / (2 * width))
weights = (heat + heat.T) / 2
found = SpectralClustering(2, affinity="precomputed", random_state=0).fit_predict(weights)
print("".join(str(label) for label in found))
