# Graphs that are no longer there, and what a build has put ready.
DROP SILENT GRAPH <urn:kg:graph>
