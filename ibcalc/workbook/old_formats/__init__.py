"""The old formats (.xls, .xlsb, .ods): the values of their cells, read in a process apart."""
